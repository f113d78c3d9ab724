param a int
param b int
param word string
param flag bool
param list array = []
param thing object = {}

var arithmetic = a + b * 2 - a / 3 % 4
var grouped = (a + b) * -2
var negative = -a
var comparisons = [a < b, a <= b, a > b, a >= b, a == b, a != b]
var anyCase = [word =~ 'Yes', word !~ 'No']
var logic = !flag || a > 1 && b < 2
var firstThatIs = thing.?title ?? word ?? 'none'
var choice = flag ? a : b == 2 ? 3 : 4
var chain = thing.?author.name
var brokenChain = (thing.?author).name
var asserted = thing.?author!.name
var safeIndex = list[?0]
var index = list[a + 1].pages[0]
var called = take(list, 2)[0]
var isUnset = !empty(word) == false
var large = 3000000000
var nothing = null
var spread = [
  1
  -1
  (a)
  [2]
  { b: b }
]
var multi = flag
  ? 'yes'
  : 'no'

output results array = [arithmetic, grouped, negative, comparisons, anyCase, logic, firstThatIs, choice, chain]
output others array = [brokenChain, asserted, safeIndex, index, called, isUnset, large, nothing, spread, multi]
