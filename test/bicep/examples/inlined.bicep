param name string

resource store 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: name
  location: 'north'
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
}

var endpoint = store.properties.primaryEndpoints.blob
var settings = {
  endpoint: endpoint
  name: name
}
var known = {
  id: store.id
  name: store.name
  version: store.apiVersion
}
var keys = reference(store.id, '2026-04-01').keys
var whole = store
var tags = any(store.tags)

resource named 'Microsoft.Web/serverfarms@2025-03-01' existing = {
  name: store.properties.primaryEndpoints.web
}

resource inIt 'Microsoft.Web/sites@2025-03-01' existing = {
  name: named.name
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan'
  location: any('north')
  tags: settings
  properties: union(settings, known)
}

output endpoint string = endpoint
output settings object = settings
output known object = known
output keys array = keys
output kind string = whole.kind
output tags object = tags
output nameOf string = nameof(store.properties.primaryEndpoints)
output namedId string = named.id
output inItId string = inIt.id
