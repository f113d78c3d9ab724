@description('Someone who borrows.')
type reader = {
  @description('As on the card.')
  @minLength(1)
  name: string

  @secure()
  pin: string?

  level: 'child' | 'adult' | 'staff'
  shelves: int[]
  'favourite book': book?
}

@sealed()
type book = {
  title: string
  year: 1990 | null
}

type size = 3 | 1 | 2
type switch = true
type wide = size | 4
type names = string[]
type kinds = ('b' | 'a')[]
type noted = string?

type tree = {
  left: tree?
  leaves: tree[]
}

param person reader
param books book[] = []
param format size = 1
param isOn switch = true
param note noted
param parent sys.string = 'none'
@allowed([1, 2])
param given int

@description('A card number.')
func card(person reader, number int) string => '${person.name}-${number}'

func shout(word string) string => toUpper('${word}!')

func pair(first string, second string) object => {
  first: shout(first)
  second: shout(second)
}

output card string = card(person, 7)
output pair object = pair('a', 'b')
output format size = format
output titles names = map(books, b => b.title)

type open = {
  known: int
  *: string
}
