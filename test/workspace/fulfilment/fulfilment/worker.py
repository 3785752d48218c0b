"""Takes paid orders from the queue and ships them."""

import asyncio
import json

from azure.identity.aio import DefaultAzureCredential
from azure.servicebus.aio import ServiceBusClient

from fulfilment.archive import store
from fulfilment.labels import label


async def main() -> None:
    async with DefaultAzureCredential() as credential:
        async with ServiceBusClient("sb-orders.servicebus.windows.net", credential) as client:
            async with client.get_queue_receiver("order-paid") as receiver:
                async for message in receiver:
                    order = json.loads(str(message))
                    print(label(order["id"]))
                    store(order["id"], str(message).encode())
                    await receiver.complete_message(message)


if __name__ == "__main__":
    asyncio.run(main())
