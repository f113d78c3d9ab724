param label string
param sizes array = []
@secure()
param code string = ''

type shelfState = {
  @secure()
  key: string
}

var width = length(sizes)

output label string = '${label}-${width}'
output sizes array = sizes
@secure()
output code string = code
output state shelfState = { key: code }
