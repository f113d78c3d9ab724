var whole = loadJsonContent('files/books.json')
var first = loadJsonContent('files/books.json', '$.books[0].title')
var titles = loadJsonContent('files/books.json', 'books[*].title')
var hours = loadJsonContent('files/books.json', '''$['opening hours']''')
var rules = loadYamlContent('files/rules.yaml')
var perDay = loadYamlContent('files/rules.yaml', '.fines.perDay')
var welcome = loadTextContent('files/welcome.txt')
var shouted = toUpper(loadTextContent('./files/welcome.txt', 'utf-8'))

func greeting(name string) string => '${name}, ${loadTextContent('files/welcome.txt')}'
func fines() object => loadJsonContent('files/books.json', '$[\'opening hours\']')

output all array = [whole, first, titles, hours, rules, perDay, welcome, shouted, greeting('Ann'), fines()]
output again string = loadTextContent('files/welcome.txt')
