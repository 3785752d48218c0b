using Azure.Core;
using Microsoft.Azure.Cosmos;

namespace Contoso.Warehouse;

/// <summary>What an article costs, and the prices it had before.</summary>
public sealed class PriceList(TokenCredential credential)
{
    private readonly Container _prices =
        new CosmosClient("https://cosmos-orders.documents.azure.com:443/", credential).GetContainer("orders", "prices");

    public async Task<decimal> PriceAsync(string sku)
    {
        var price = await _prices.ReadItemAsync<Price>(sku, new PartitionKey(sku));
        return price.Resource.Amount;
    }

    public Task KeepAsync(Price price) => _prices.CreateItemAsync(price, new PartitionKey(price.Sku));
}

public sealed record Price(string Sku, decimal Amount);
