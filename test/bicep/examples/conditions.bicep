param wanted bool
param name string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = if (wanted && name != '') {
  name: name
  location: 'north'
}

resource old 'Microsoft.Web/serverfarms@2025-03-01' existing = if (!wanted) {
  name: 'old'
}

resource site 'Microsoft.Web/sites@2025-03-01' =
  if (true) {
    name: '${name}-site'
    location: 'north'
    properties: {
      serverFarmId: wanted ? plan.id : old.id
      enabled: plan.?properties.perSiteScaling
    }
  }

output workers int = plan.?properties.?numberOfWorkers ?? 0
output id string? = plan.?id
output planName string? = plan.?name
output siteKind string = site!.kind
output location string? = plan.?location
