metadata name = 'Package'
metadata description = 'Has the function app fetch its code and start it.'

@description('Address of a package: HTTPS, and open to anybody, since the app fetches it without credentials.')
@minLength(9)
type packageUriType = string

@description('Required. Name of the function app.')
param functionAppName string

@description('Required. Address of the package.')
param packageUri packageUriType

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource package 'Microsoft.Web/sites/extensions@2025-03-01' = {
  parent: site
  name: 'onedeploy'
  // Microsoft's type has no properties here, though Azure needs them (Azure/bicep-types-az, issue 2249).
  #disable-next-line BCP187
  properties: {
    packageUri: packageUri
    remoteBuild: false
  }
}
