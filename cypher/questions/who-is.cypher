/*
group: who
title:
  ar: 'من هذه الجهة؟'
  en: 'Who is this actor?'
meaning:
  ar: 'سطر واحد: أسماء الجهة ونوعها وبلدانها وما نعرفه عنها.'
  en: 'One row: the names of the actor, its kind, its countries and what is known of it.'
caution:
  ar: 'الأسماء كما ترد في التقارير، وبعضها منحاز؛ وردوده هنا لا يعني تبنّيه.'
  en: 'Names are as the reports use them, and some take sides; that one stands here does not make it ours.'
params:
  actor: {type: actor, default: 'isis', label: {ar: الجهة, en: Actor}}
example: {row: {actor: isis, name: Islamic State (ISIS), nameAr: تنظيم الدولة الإسلامية, kind: armed-group, countries: [IQ, SY]}}
*/
MATCH (a:Actor {id: $actor})
RETURN a.id AS actor, a.name AS name, a.nameAr AS nameAr, a.kind AS kind, a.countries AS countries, a.names AS names, a.noteEn AS note, a.noteAr AS noteAr
ORDER BY actor
