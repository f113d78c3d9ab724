param regions array = ['north', 'south']
param count int = 2

var squares = [for i in range(0, count): i * i]
var labels = [for (region, i) in regions: { name: region, order: i, first: regions[0] }]
var fixed = [for region in regions: 'same']
var asList = [for region in regions: [region]]
var asNumber = [for region in regions: 5]

@batchSize(2)
resource accounts 'Microsoft.Storage/storageAccounts@2026-04-01' = [for (region, i) in regions: if (i < count) {
  name: 'books${region}${i}'
  location: region
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
  tags: { order: string(i), label: labels[i].name }
}]

resource services 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = [for i in range(0, length(regions)): {
  parent: accounts[i]
  name: 'default'
}]

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = [for (region, k) in regions: {
  parent: services[k]
  name: 'loans-${region}'
  properties: {
    metadata: { neighbour: accounts[(k + 1) % count].name }
  }
}]

resource first 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: services[0]
  name: 'first'
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan'
  location: 'north'
  properties: {
    list: [for (region, i) in regions: {
      region: region
      id: accounts[i].id
      place: i
    }]
    deeper: {
      words: [for region in regions: toUpper(region)]
      numbers: [for region in regions: 1]
    }
    all: accounts
  }
  dependsOn: [accounts]
}

output squares array = squares
output labels array = concat(labels, fixed, asList, asNumber)
output endpoints array = [for (region, i) in regions: accounts[i].properties.primaryEndpoints.blob]
output whole object = accounts[count - 1]
output firstId string = first.id
output containerId string = containers[1].id
output names array = [for region in regions: region]
output plan string = plan.id
