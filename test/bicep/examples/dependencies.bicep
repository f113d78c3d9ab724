param name string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: 'north'
}

resource outside 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identity.name
}

resource read 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: 'read'
}

var plain = '${name}-plain'
var principal = identity.properties.principalId
var ids = { one: identity.id, two: plain }
var throughTwo = ids.one

resource weakly 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'weakly'
  location: 'north'
  tags: { id: outside.id, plain: plain }
}

resource strongly 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'strongly'
  location: 'north'
  tags: { client: outside.properties.clientId, blob: read.properties.primaryEndpoints.blob }
}

resource byVariable 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'byVariable'
  location: 'north'
  tags: { id: throughTwo, principal: principal }
}

resource written 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'written'
  location: 'north'
  dependsOn: [weakly, strongly, outside]
}

resource keys 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'keys'
  location: 'north'
  tags: { key: read.listKeys().keys[0].value, sas: read.listAccountSas('2026-04-01', { signedExpiry: name }).accountSasToken }
}

resource unrelated 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: plain
  location: 'north'
}

output principal string = principal
output all array = [weakly.id, byVariable.id, written.id, keys.id, unrelated.id]
