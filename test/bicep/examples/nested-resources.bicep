param name string
param keep bool = true

resource store 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: name
  location: resourceGroup().location
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'

  resource blobs 'blobServices' = if (keep) {
    name: 'default'

    @description('Where covers are.')
    resource covers 'containers@2025-01-01' = if (length(name) > 3) {
      name: 'covers'
    }

    resource pages 'containers' = [for page in range(0, 3): {
      name: 'page-${page}'
      dependsOn: [covers]
    }]
  }
}

resource notes 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  name: 'notes'
  parent: store::blobs
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-04-01' = {
  name: '${name}/default/orders'
  dependsOn: [notes]
}

output covers string = store::blobs::covers.id
output coversName string = store::blobs::covers.name
output page string = store::blobs::pages[1].id
output notes string = notes.id
output queueId string = queue.id
output queueType string = '${queue.type}@${queue.apiVersion}'
output kind string = store.kind
output whole object = store
