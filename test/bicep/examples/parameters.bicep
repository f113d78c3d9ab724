metadata title = 'A library'
metadata shelves = {
  count: 12
  labels: ['history', 'travel']
}

@description('''Which branch.
  Its name is part of every address.
    At most 20 characters.''')
@minLength(2)
@maxLength(20)
param branch string

@metadata({ owner: 'desk', renewals: { most: 3 } })
@description('How long a loan lasts, in days.')
@minValue(1)
@maxValue(60)
param loanDays int = 21

@allowed(['paper', 'audio', 'film'])
param kind string = 'paper'

@secure()
param doorCode string

@secure()
param accounts object = {}

@minLength(1)
param openDays array = ['Monday', 'Friday']

param anything any = null
param opensOn string = utcNow('yyyy-MM-dd')
param isPublic bool = true
param floor int = -1
param address string = '${branch}.library.example'

output branch string = branch
@description('Never shown.')
@secure()
output code string = doorCode
