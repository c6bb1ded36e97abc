/*
group: who
title:
  ar: 'من يُسمّى هكذا؟'
  en: 'Who is called this?'
meaning:
  ar: 'كل سطر جهة في أحد أسمائها النص المكتوب.'
  en: 'Each row is an actor with the text in one of its names.'
caution:
  ar: 'يُقارَن النص حرفًا بحرف من غير توحيد للهجاء العربي؛ البحث في الصفحة يوحّده.'
  en: 'The text is compared letter by letter, Arabic spelling as it is; the search of the page evens it out.'
params:
  text: {type: text, default: 'forces', label: {ar: النص, en: Text}}
example: {row: {actor: iran, name: Iran, kind: state, matching: [Iranian forces]}}
*/
MATCH (a:Actor)
WHERE any(n IN a.names WHERE toLower(n) CONTAINS toLower($text))
RETURN a.id AS actor, a.name AS name, a.kind AS kind, [n IN a.names WHERE toLower(n) CONTAINS toLower($text)] AS matching
ORDER BY actor
