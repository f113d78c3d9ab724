metadata name = 'Private network'
metadata description = 'A virtual network in which the function app reaches its vault and its storage account. To 1Password and to Azure Monitor it goes over the internet.'

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the virtual network; the names of its endpoints continue it.')
param name string

@description('Required. Region.')
param location string

@description('Required. Name of the storage account.')
param storageAccountName string

@description('Required. Name of the vault.')
param vaultName string

@description('Required. Tags.')
param tags tagsType

var functionSubnet = 'function'
var endpointSubnet = 'endpoints'

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

resource storageAccount 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: storageAccountName
}

resource network 'Microsoft.Network/virtualNetworks@2024-10-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // Joined to no other network, so it cannot overlap one.
    addressSpace: { addressPrefixes: ['10.0.0.0/24'] }
    subnets: [
      {
        name: functionSubnet
        properties: {
          addressPrefix: '10.0.0.0/26'
          delegations: [
            {
              name: 'flex-consumption'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
      {
        name: endpointSubnet
        properties: { addressPrefix: '10.0.0.64/26', defaultOutboundAccess: false }
      }
    ]
  }
}

// One after the other: two changes to a subnet at once conflict.
@batchSize(1)
module endpoints 'private-endpoint.bicep' = [
  for target in [
    {
      name: 'vault'
      resourceId: vault.id
      groupId: 'vault'
      zone: replace(environment().suffixes.keyvaultDns, '.vault.', 'privatelink.vaultcore.')
    }
    {
      name: 'blob'
      resourceId: storageAccount.id
      groupId: 'blob'
      zone: 'privatelink.blob.${environment().suffixes.storage}'
    }
  ]: {
    params: {
      name: '${name}-${target.name}'
      location: location
      networkId: network.id
      subnetId: '${network.id}/subnets/${endpointSubnet}'
      target: target
      tags: tags
    }
  }
]

@description('Subnet for the function app.')
output functionSubnetId string = '${network.id}/subnets/${functionSubnet}'
