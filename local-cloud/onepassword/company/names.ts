const firstNames = [
  "Ines Tom Amara Lukas Priya Noah Mei Sofia Omar Elena Jonas Aisha Mateo Freya Kenji Zoe Rafael Hanna Arjun Chloe",
  "Leila Oscar Yuki Marta Samuel Nadia Felix Thandi Bruno Ingrid Dmitri Rosa Elias Fatima Pieter Lucia Hugo Ama Viktor Siobhan",
].flatMap((line) => line.split(" "));

const lastNames = [
  "Almeida Visser Okafor Schmidt Raman Tremblay Chen Rossi Haddad Petrova Larsen Khan Garcia Olsen Tanaka Martin Costa Virtanen Patel Dubois",
  "Nasser Lindqvist Sato Nowak Cohen Benali Weber Mokoena Silva Berg Volkov Moreno Jansen Siddiqui Smit Ferrari Fournier Mensah Horvat Byrne",
  "Bakker Novak Ito Reyes Kaur Andersen Popescu Mwangi Fischer Dlamini Keller Santos Murphy Yilmaz Wang Bauer Gagnon Adeyemi Ruiz Holm",
].flatMap((line) => line.split(" "));

/** The name of the person with a number; no two of the first 2,400 share one. */
export function nameOf(index: number): { readonly first: string; readonly last: string } {
  // 7 and 40 have no common factor, so the first names come round every 40 people, each time with other last names.
  const turn = index % firstNames.length;
  const round = Math.floor(index / firstNames.length);
  const first = firstNames[(turn * 7) % firstNames.length] ?? "Alex";
  const last = lastNames[(turn * 11 + round) % lastNames.length] ?? "Doe";
  return { first, last };
}
