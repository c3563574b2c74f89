using Goldthread.Web;

WebApp.Create(args).Run();
