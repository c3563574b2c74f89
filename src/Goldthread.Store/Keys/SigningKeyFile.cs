using System.Security.Cryptography;

namespace Goldthread.Store.Keys;

/// <summary>The key that signs heads of the audit log, as a file that its owner alone may read.</summary>
public static class SigningKeyFile
{
    public static ECDsa OpenOrMake(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path)) key.ImportFromPem(OwnedFile.Read(path));
        else OwnedFile.Write(path, System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        return key;
    }
}
