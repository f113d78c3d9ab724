param name string

var plain = 'It\'s a \\ backslash, a \$ sign, a tab\t and a line\nend'
var smile = '\u{1F600} é'
var looksLikeAnExpression = '[name]'
var onlyOpens = '[name'
var braces = 'a {0} of ${name} }'
var twoNames = '${name} and ${toUpper(name)}'
var nestedText = 'shelf ${'row ${name}'}'
var onlyInterpolated = '${name}'
var escapedInterpolation = '\${name} \u{24}{name}'
var lines = '''
first ${name}
  second 'quoted' \n
'''
var oneLine = '''no line end at the start'''
var empty = ''
var keys = {
  plain: 1
  'with blank': 2
  '${name}': 3
  '[bracketed]': 4
  copy: 5
}
var chosen = keys['with blank']
var other = keys.plain
var dynamic = keys[name]

output all array = [plain, smile, looksLikeAnExpression, onlyOpens, braces, twoNames, nestedText, onlyInterpolated]
output more array = [escapedInterpolation, lines, oneLine, empty, chosen, other, dynamic]
