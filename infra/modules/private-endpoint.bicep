metadata name = 'Private endpoint'
metadata description = 'An address in the virtual network for one resource, and the private DNS zone that leads to it.'

@description('What is to be reached.')
type targetType = {
  @description('Required. Short name.')
  name: string
  @description('Required. Resource id.')
  resourceId: string
  @description('Required. Part of the resource: a group id of Private Link.')
  groupId: string
  @description('Required. Private DNS zone of the resource\'s host name.')
  zone: string
}

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the endpoint.')
param name string

@description('Required. Region.')
param location string

@description('Required. Virtual network that the zone is for.')
param networkId string

@description('Required. Subnet that the address is in.')
param subnetId string

@description('Required. What is to be reached.')
param target targetType

@description('Required. Tags.')
param tags tagsType

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: target.zone
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: target.name
  location: 'global'
  tags: tags
  properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-10-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: target.name
        properties: { groupIds: [target.groupId], privateLinkServiceId: target.resourceId }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-10-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: target.name
        properties: { privateDnsZoneId: zone.id }
      }
    ]
  }
}
