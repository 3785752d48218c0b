using Azure.Identity;
using Azure.Storage.Blobs;

namespace Contoso.Warehouse;

/// <summary>How many pieces of an article are on the shelf.</summary>
public sealed class StockStore
{
    private const string ClientId = "00000000-0000-0000-0000-000000000000";

    private readonly BlobContainerClient _stock = new BlobServiceClient(
        new Uri("https://ststock.blob.core.windows.net"),
        new ManagedIdentityCredential(ClientId)).GetBlobContainerClient("stock");

    public async Task<int> CountAsync(string sku)
    {
        var content = await _stock.GetBlobClient($"{sku}.txt").DownloadContentAsync();
        return int.Parse(content.Value.Content.ToString());
    }
}
