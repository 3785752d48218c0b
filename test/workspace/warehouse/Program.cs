using Contoso.Warehouse;
using Microsoft.Extensions.Azure;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAzureClients(clients =>
{
    clients.AddBlobServiceClient(builder.Configuration["Storage:ConnectionString"]
        ?? "DefaultEndpointsProtocol=https;AccountName=ststock;AccountKey=<key>;EndpointSuffix=core.windows.net");
});
builder.Services.AddSingleton<StockStore>();

var app = builder.Build();

app.MapGet("/stock/{sku}", (string sku, StockStore stock) => stock.CountAsync(sku));

app.Run();
