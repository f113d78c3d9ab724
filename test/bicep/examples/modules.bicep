param labels array
param groupName string
param wanted bool = false

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: 'vault'
}

@description('With a name of its own.')
module named 'modules/shelf.bicep' = {
  name: 'named-${groupName}'
  params: {
    label: 'named'
    sizes: [for label in labels: { label: label, width: length(label) }]
    code: vault.getSecret('door-code')
  }
}

module conditional './modules/shelf.bicep' = if (wanted) {
  scope: resourceGroup(groupName)
  params: {
    label: named.outputs.label
    code: wanted ? vault.getSecret('door-code', 'v1') : named.outputs.code
  }
}

@batchSize(1)
module many 'modules/shelf.bicep' = [for (label, i) in labels: {
  params: {
    label: label
    sizes: [i]
  }
  dependsOn: [conditional]
}]

module group 'modules/group.bicep' = {
  scope: subscription()
  params: {
    name: groupName
  }
}

module far 'modules/shelf.bicep' = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000000', groupName)
  params: { label: many[0].outputs.label }
}

module aVeryLongNameOfAModuleThatIsLongerThanADeploymentMayBe 'modules/shelf.bicep' = {
  params: { label: string(named.outputs.sizes) }
}

var labelsOfAll = [for i in range(0, length(labels)): 'x']

output label string = conditional.?outputs.label ?? ''
output asserted string = conditional!.outputs.label
output labelsOfMany array = [for (label, i) in labels: many[i].outputs.label]
output name string = named.name
output manyName string = many[1].name
output groupId string = group.outputs.id
output farLabel string = far.outputs.label
output long string = aVeryLongNameOfAModuleThatIsLongerThanADeploymentMayBe.outputs.label
output extra array = labelsOfAll
@secure()
output state object = named.outputs.state
