targetScope = 'subscription'

param groupName string

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: groupName
  location: deployment().location
}

resource policy 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  properties: { level: 'CanNotDelete' }
}

module shelf 'modules/shelf.bicep' = {
  scope: group
  params: { label: groupName }
}

module here 'modules/group.bicep' = {
  params: { name: 'other' }
}

resource tenantWide 'Microsoft.Management/managementGroups@2023-04-01' existing = {
  scope: tenant()
  name: 'root'
}

output groupId string = group.id
output lockId string = policy.id
output tenantWideId string = tenantWide.id
output labels array = [shelf.outputs.label, here.outputs.label]
