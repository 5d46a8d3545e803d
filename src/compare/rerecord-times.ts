import type { VolatileRule } from '../match/volatile-rules.ts'

/** The months as `date`, `ls` and libraries print them in ten languages, in small letters and without a full stop. */
const months =
  'jan|january|januari|januar|janeiro|janv|janvier|ene|enero|gen|gennaio|sty|styczeń|stycznia|янв|январь|января|feb|february|februari|februar|febrero|febbraio|fev|fevereiro|févr|février|lut|luty|lutego|февр?|февраль|февраля|mar|march|mars|mär|märz|mrt|maart|marzo|março|marzec|marca|март|марта|мар|apr|april|aprile|abr|abril|avr|avril|kwi|kwiecień|kwietnia|апр|апрель|апреля|may|mai|mayo|maio|maj|maja|mei|mag|maggio|май|мая|jun|june|juni|junio|junho|juin|giu|giugno|cze|czerwiec|czerwca|июн|июнь|июня|jul|july|juli|julio|julho|juil|juillet|lug|luglio|lip|lipiec|lipca|июл|июль|июля|aug|august|augusti|augustus|ago|agosto|août|sie|sierpień|sierpnia|авг|август|августа|sept?|september|septembre|septiembre|set|setembro|settembre|wrz|wrzesień|września|сент?|сентябрь|сентября|oct|october|okt|oktober|octobre|octubre|out|outubro|ott|ottobre|paź|październik|października|окт|октябрь|октября|nov|november|novembre|noviembre|novembro|lis|listopad|listopada|нояб?|ноябрь|ноября|dec|december|dez|dezember|dezembro|déc|décembre|dic|diciembre|dicembre|gru|grudzień|grudnia|дек|декабрь|декабря'

const weekdays =
  'mon|monday|mo|mån|måndag|montag|ma|maandag|lun|lundi|lunes|lunedì|seg|segunda-feira|pon|poniedziałek|пн|понедельник|tue|tuesday|di|dienstag|dinsdag|tis|tisdag|mar|mardi|martes|martedì|ter|terça-feira|wt|wtorek|вт|вторник|wed|wednesday|mi|mittwoch|wo|woensdag|ons|onsdag|mer|mercredi|mercoledì|mié|miércoles|qua|quarta-feira|śr|środa|ср|среда|thu|thursday|do|donnerstag|donderdag|tors|torsdag|jeu|jeudi|jue|jueves|gio|giovedì|qui|quinta-feira|czw|czwartek|чт|четверг|fri|friday|fr|freitag|fre|fredag|vr|vrijdag|ven|vendredi|venerdì|vie|viernes|sex|sexta-feira|pt|piątek|пт|пятница|sat|saturday|sa|samstag|lör|lördag|za|zaterdag|sam|samedi|sáb|sab|sábado|sabato|sob|sobota|сб|суббота|sun|sunday|so|sonntag|sön|söndag|zo|zondag|dim|dimanche|dom|domingo|domenica|niedz|niedziela|вс|воскресенье'

const clock = String.raw`\d{1,2}:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?`
const year = String.raw`(?:19|20)\d\d(?!\d)`
const english =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
const englishDay = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? +)?'
const dayNumber = String.raw`[0-3]?\d(?:\.|st|nd|rd|th|er|º)?`

const time = (source: string, flags = ''): VolatileRule => ({
  id: 'time',
  pattern: new RegExp(source, `g${flags}`),
})

/** Dates and times of day as programs print them, beyond those that may vary in a match: in words, in other orders, in file names. */
export const rerecordTimes: readonly VolatileRule[] = [
  // `12:27:50 AM`, `下午 3:05`
  { id: 'clock', pattern: new RegExp(String.raw`(?<![\w:.])${clock} ?[ap]\.?m\.?(?!\w)`, 'gi') },
  { id: 'clock', pattern: new RegExp(String.raw`(?:上午|下午|午前|午後|오전|오후) ?${clock}(?!\w)`, 'g') },
  { id: 'clock', pattern: /(?<!\d)\d{1,2} ?[時时시点] ?\d{1,2} ?[分분](?: ?\d{1,2} ?[秒초])?/g },
  time(
    String.raw`(?<!\d)(?:\d{4} ?[年년] ?)?\d{1,2} ?[月월] ?\d{1,2} ?[日일](?: ?[（(]?[月火水木金土日월화수목금토일][)）]?)?`,
  ),
  // `Nov 22, 2026`, and without a year: before what has the day first, for that would take the size of a file in `2 Nov 22  2025`
  time(
    String.raw`(?<![\w.])${englishDay}(?:${english})\.? {1,2}[0-3]?\d(?:st|nd|rd|th)?(?![\w:.])(?:,? {1,2}${year})?(?! ?${clock})`,
  ),
  // `Sunday, 22 November 2026`, `22-Nov-26`
  time(
    String.raw`(?<![\w.])${englishDay}(?:${dayNumber} (?:of )?|[0-3]?\d-)(?:${english})(?!\w)(?:[ ,-]{1,2}(?:${year}|\d\d(?![\d:.])))?`,
  ),
  // `Nov21`, as ps has when it began
  { id: 'time', pattern: /(?<!\w)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[0-3]\d(?!\w)/g },
  // `dimanche 22 novembre 2026`, `22. Nov. 2026`, `22 de noviembre de 2026`: a year tells that it is a date, or a day of the week
  time(
    String.raw`(?<![\p{L}\d.])(?:(?:${weekdays})[.,]{0,2} +)?${dayNumber} (?:de )?(?:${months})\.?,? (?:de )?${year}(?: г\.)?`,
    'iu',
  ),
  time(
    String.raw`(?<![\p{L}\d.])(?:${weekdays})[.,]{0,2} +(?:den |le )?${dayNumber} (?:de )?(?:${months})(?!\p{L})\.?`,
    'iu',
  ),
  // `11/22/26`, `22.11.2026`, `2026/11/22`, `2026-W47-7`, `2026-326`
  time(String.raw`(?<![\w./-])[0-3]?\d/[0-3]?\d/(?:${year}|\d\d)(?![\w/])`),
  time(String.raw`(?<![\w./-])[0-3]?\d([.-])[01]?\d\1${year}(?![\w-])`),
  time(String.raw`(?<![\w./-])(?:19|20)\d\d(?:/[01]\d/[0-3]\d|-W[0-5]\d(?:-[1-7])?|-[0-3]\d\d)(?![\w/-])`),
  // `--2026-11-22 00:27:52--`, `2026-11-21_22-38-07`, `20261121T223807Z`, `backup-20261121223807.tgz`, `20261122`
  time(String.raw`(?<=--)${year}-[01]\d-[0-3]\d ${clock}(?=--)`),
  time(
    String.raw`(?<!\d)${year}-[01]\d-[0-3]\d[T_ -]{1,2}[0-2]\d[-_:.h]?[0-5]\d(?:[-_:.m]?[0-5]\d(?:[.,]\d{1,9})?)?Z?(?!\d)`,
  ),
  time(
    String.raw`(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[T_-]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\.?\d{3,6})?Z?(?!\d)`,
  ),
  time(String.raw`(?<![\w.])20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w])(?!\.\d)`),
  // Python's `datetime.datetime(2026, 11, 22, 0, 58, 3, 34264)`
  time(String.raw`(?<=\bdate(?:time)?\()${year}(?:, \d{1,6}){2,6}`),
  // `261122 002750`, as old servers log
  time(String.raw`(?<![\w.])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) [0-2]\d[0-5]\d[0-5]\d(?![\w.])`),
  // A Julian day
  time(String.raw`(?<![\w.-])24\d{5}\.\d{3,9}(?![\w.])`),
]

/** Times of day and how long something took, as a clock shows them. */
export const rerecordClocks: readonly VolatileRule[] = [
  { id: 'clock', pattern: /(?<![\w:.,-])[0-2]?\d:[0-5]\d(?![\w:]|[.-]\d)/g },
  // `01:02.345`, `44:12:01`: how long something took
  { id: 'clock', pattern: /(?<![\w:.,-])\d{1,3}:[0-5]\d(?::[0-5]\d)?[.,]\d{1,6}(?![\w:])/g },
  { id: 'clock', pattern: /(?<![\w:.,-])\d{2,3}:[0-5]\d:[0-5]\d(?![\w:])/g },
]
