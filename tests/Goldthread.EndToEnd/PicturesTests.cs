using Goldthread.Web;

namespace Goldthread.EndToEnd;

/// <summary>The pictures of the README: taken anew when GOLDTHREAD_SCREENSHOTS=1, otherwise only looked for.</summary>
public sealed class PicturesTests(Site site)
{
    const int LargestBytes = 300_000;

    static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47];

    [Theory]
    [InlineData("front.png", "/", "#invented")]
    [InlineData("case.png", Addresses.Case, "#spoken")]
    public async Task Picture_OfThePages_IsThere(string name, string address, string until)
    {
        var file = Path.Combine(DataFolder.Find(null, null, AppContext.BaseDirectory)!, "docs", "images", name);
        if (Environment.GetEnvironmentVariable("GOLDTHREAD_SCREENSHOTS") == "1")
        {
            var page = await site.OpenAt(1280, address);
            var end = await page.Locator(until).BoundingBoxAsync();
            var taken = await page.ScreenshotAsync(new() { FullPage = true, Clip = new() { X = 0, Y = 0, Width = 1280, Height = end!.Y - 25 } });
            await File.WriteAllBytesAsync(file, SmallPng.Of(taken));
        }

        var bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal(Png, bytes[..4]);
        Assert.Equal(1280, (bytes[18] << 8) + bytes[19]);
        Assert.InRange(bytes.Length, 10_000, LargestBytes);
    }
}
