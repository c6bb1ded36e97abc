/*
group: who
title:
  ar: 'ما الجهات في هذا البلد؟'
  en: 'Which actors belong to this country?'
meaning:
  ar: 'كل سطر جهة يُذكر البلد بين بلدانها.'
  en: 'Each row is an actor that has the country among its own.'
caution:
  ar: 'بلد الجهة حيث تنتمي أو تنشط عادة، لا حيث قاتلت في هذه التقارير.'
  en: 'The country of an actor is where it belongs or is usually active, not where it fought in these reports.'
params:
  country: {type: country, default: 'IQ', label: {ar: البلد, en: Country}}
example: {row: {actor: coalition, name: International Coalition, kind: coalition, countries: [IQ, SY]}}
*/
MATCH (a:Actor)
WHERE $country IN a.countries
RETURN a.id AS actor, a.name AS name, a.kind AS kind, a.countries AS countries
ORDER BY actor
