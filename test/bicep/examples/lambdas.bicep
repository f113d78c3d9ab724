param loans array = []
var limit = 3

var names = map(loans, loan => loan.reader)
var numbered = map(loans, (loan, i) => '${i}: ${loan.title}')
var long = filter(loans, loan => loan.days > limit)
var total = reduce(loans, 0, (sum, loan) => sum + loan.days)
var ordered = sort(loans, (a, b) => a.days < b.days)
var byTitle = toObject(loans, loan => loan.title, loan => { reader: loan.reader, days: loan.days })
var nested = map(loans, loan => map(loan.pages, page => '${loan.title}/${page}'))
var wrapped = map(
  loans,
  loan =>
    loan.title
)
var constant = map(range(0, 2), (i) => i)

output all array = [names, numbered, long, total, ordered, byTitle, nested, wrapped, constant]
