/**
 * What help in another language than English says that should not be tried: a word that takes something away, or anything at all
 * unless it begins with, or in some languages ends with, a word for showing, helping or setting out a list.
 */
export function harmfulElsewhere(text: string): string | undefined {
  const harmful = takesAway.exec(text)?.[0]
  if (harmful !== undefined) return harmful.trim()
  const foreign = otherLetters.exec(text)?.[0] ?? functionWords.exec(text)?.[0]
  return foreign === undefined || onlyShows.test(text) ? undefined : text.trim()
}

/** Letters that English does not have; typographic signs and those of loan words (café, naïve) are no letters of its own. */
const otherLetters = /(?![A-Za-zéïµ])\p{L}/u

const word = (stems: string): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${stems.split(/\s+/).filter(Boolean).join('|')})(?!\p{L})`, 'iu')

/** Small words of German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Danish, Norwegian, Finnish, Turkish. */
const functionWords =
  word(`alle alles allen der das eine einen und auf aus zum zur les une tous toutes avec dans los las todos
  todas gli tutti tutte het een naar wszystkie alla allt och kaikki og`)

/** To delete, empty, destroy, reset, in the same languages and in Czech and Hungarian, by stem. */
const takesAway = new RegExp(
  String.raw`(?<!\p{L})(?:l[öo]e?sch|leer(?:en|t)|entfern|zerst[öo]r|vernicht|verwerf|[üu]berschreib|formatier|zur[üu]cksetz|werkseinstell|beende|supprim|effac|vid(?:e|er|ez)(?!\p{L})|d[ée]tru|enl[èe]v|r[ée]initialis|[ée]cras|borra|elimin(?:a|ar|e|ato|ati)(?!\p{L})|vac[íi]a|destruy|destrui|restablec|sobrescrib|cancell|svuot|distrugg|ripristin|apag|exclu[ií]|esvazi|redefin|verwijder|wis(?:t|sen)(?!\p{L})|leegmaak|vernietig|usu[wńn]|kas(?:uje|owa)|wyczy[śs]|zniszcz|(?:ta bort|radera|t[öo]m)(?!\p{L})|slett|slet(?!\p{L})|fjern|poista|tyhjenn|sil(?:er|mek|in)(?!\p{L})|s[ıi]f[ıi]rla|t[öo]r[öo]?l|sma[žz]|vyma[žz])`,
  'iu',
)

const onlyShows =
  /^\W*(?:zeig|liste|auflist|hilfe|ausgab|affich|montr|aide|muestr|list|ayuda|most|aiut|elenc|exib|ajuda|too?n(?:t|en)?\b|hulp|lijst|poka|wy[śs]wietl|pomoc|visa|vis(?:er)?\b|hj[äae]lp|n[äa]yt|ohje|göster|yard[ıi]m|показ|покаж|вывод|вывест|список|справк|помощ|显示|列出|查看|帮助|顯示|ヘルプ|一覧|도움|목록|zobraz|súg)|(?:anzeigen|ausgeben|auflisten|表示(?:する|します)?|表示|보기|표시|göster(?:ir)?|listele(?:r)?)\W*$/iu
