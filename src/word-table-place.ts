/** The words of the map, and of how numbers and dates are written; `word-table.ts` holds the others. */
import type { Lang, Pair } from './words.js'

export const PLACE_WORDS = {
  map: ['Map', 'الخريطة'],
  place: ['Place', 'المكان'],
  mapOf: ['Map of {claims} at {places}', 'خريطة فيها {claims} في {places}'],
  mapShown: ['{claims} at {places}', '{claims} في {places}'],
  mapKeys: ['Arrow keys move the map, plus, minus and zero zoom. The list beside it holds the same places.', 'حرّك الخريطة بالأسهم، وكبّر أو صغّر بـ + و− و0. القائمة المجاورة تحوي الأماكن نفسها.'],
  andNear: ['{name} and {places} near', '{name} و{places} حولها'],
  keyGathered: ['several spots, drawn as one', 'مواضع متقاربة تُرسم معًا'],
  noPlace: ['There is no place {name} in this data.', 'لا مكان في هذه البيانات بالمعرّف {name}.'],
  mapNowhere: ['{claims} name no place.', '{claims} لا تذكر مكانًا.'],
  mapUndrawn: ['{claims} are at places that only the list has: neither spot nor outline is known.', '{claims} في أماكن لا تظهر إلا في القائمة: لا يُعرف موضعها ولا حدودها.'],
  mapEmpty: ['No claim in view names a place.', 'لا إفادة في هذا العرض تذكر مكانًا.'],
  mapLines: ['Outlines: Natural Earth, as held on the ground; they take no side.', 'الحدود من Natural Earth كما هي على الأرض، ولا تنحاز إلى طرف.'],
  keySpot: ['a spot; larger: more claims', 'موضع محدد؛ الأكبر إفاداته أكثر'],
  keyProvince: ['somewhere in the province', 'في موضع ما من المحافظة'],
  keyCountry: ['somewhere in the country', 'في موضع ما من البلد'],
  keyPlanned: ['nothing reported to have happened', 'لا شيء ورد أنه حدث'],
  placeSpot: ['spot', 'موضع'],
  placeProvince: ['whole province', 'محافظة كاملة'],
  placeCountry: ['whole country', 'بلد كامل'],
  placeUndrawn: ['not on the map', 'ليس على الخريطة'],
  spotMeans: ['Drawn as a spot: the coordinates are those of the place.', 'مرسوم نقطة: الإحداثيات إحداثيات المكان.'],
  provinceMeans: ['Drawn as the whole province that it is or lies in: no spot is known.', 'مرسوم على كامل المحافظة التي هو هي أو يقع فيها: لا يُعرف موضع محدد.'],
  countryMeans: ['Drawn as the whole country that it is or lies in: no spot is known.', 'مرسوم على كامل البلد الذي هو هو أو يقع فيه: لا يُعرف موضع محدد.'],
  undrawnMeans: ['Not on the map: neither its spot nor its outline is known here.', 'ليس على الخريطة: لا يُعرف هنا موضعه ولا حدوده.'],
  alsoHere: ['Drawn together with it', 'مرسومة معه'],
  actorsThere: ['Who is named there', 'الجهات المذكورة هناك'],
  morePlaces: ['Show {places} more', 'أظهر {places} أخرى'],
  showOnMap: ['Show on the map', 'إظهار على الخريطة'],
  habits: ['Numbers and dates', 'الأرقام والتواريخ'],
  numerals: ['Numerals', 'الأرقام'],
  calendar: ['Calendar', 'التقويم'],
  onlyHere: ['Only claims here', 'الإفادات هنا فقط'],
} as const satisfies Record<string, Pair>

type Forms = { en: Record<'one' | 'other', string>; ar: Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string> } & Record<Lang, unknown>

export const PLACE_COUNTED = {
  places: { en: { one: '# place', other: '# places' }, ar: { zero: 'لا أماكن', one: 'مكان واحد', two: 'مكانان', few: '# أماكن', many: '# مكانًا', other: '# مكان' } },
} as const satisfies Record<string, Forms>

export const PLACE_FACETS = {
  numerals: { latn: ['Latin', 'لاتينية: 2018'], arab: ['Arabic-Indic', 'عربية مشرقية: ٢٠١٨'] },
  calendar: { gregory: ['Gregorian', 'ميلادي: حزيران'], hijri: ['Hijri', 'هجري: رمضان'] },
  placeKind: {
    country: ['Country', 'بلد'], governorate: ['Governorate', 'محافظة'], district: ['District', 'منطقة إدارية'], city: ['City', 'مدينة'], town: ['Town', 'بلدة'], village: ['Village', 'قرية'],
    area: ['Area', 'منطقة'], desert: ['Steppe or desert', 'بادية أو صحراء'], river: ['River', 'نهر'], border: ['Border', 'حدود'], facility: ['Facility', 'منشأة'],
  },
} as const satisfies Record<string, Record<string, Pair>>
