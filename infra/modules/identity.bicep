metadata name = 'Identity'
metadata description = 'The user-assigned identity that the function app acts as. It outlives the app, so that its roles apply before the app starts.'

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the identity.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags tagsType

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Client id, by which the app names the identity.')
output clientId string = identity.properties.clientId

@description('Object id, to which roles are assigned.')
output principalId string = identity.properties.principalId
