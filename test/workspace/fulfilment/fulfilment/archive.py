"""Moves shipped orders to the archive account."""

import os

from azure.storage.blob import BlobServiceClient

CONNECTION_STRING = os.environ.get(
    "ARCHIVE_CONNECTION",
    "DefaultEndpointsProtocol=https;AccountName=starchive;AccountKey=<key>;EndpointSuffix=core.windows.net",
)

archive = BlobServiceClient.from_connection_string(CONNECTION_STRING)


def store(order_id: str, body: bytes) -> None:
    archive.get_blob_client("shipped", f"{order_id}.json").upload_blob(body, overwrite=True)
