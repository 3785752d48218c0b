"""Prints shipping labels from the orders in blob storage."""

import json

from azure.identity import ManagedIdentityCredential
from azure.storage.blob import BlobServiceClient

IDENTITY = "00000000-0000-0000-0000-000000000000"

credential = ManagedIdentityCredential(object_id=IDENTITY)
service = BlobServiceClient("https://stordersprod.blob.core.windows.net", credential=credential)


def label(order_id: str) -> str:
    blob = service.get_blob_client("orders", f"{order_id}.json")
    order = json.loads(blob.download_blob().readall())
    return f"{order['customer']}\n{len(order['lines'])} items\n"
