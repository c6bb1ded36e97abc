/*
group: reinforcements
title:
  ar: 'من عزّز من؟'
  en: 'Who reinforced whom?'
meaning:
  ar: 'كل سطر جهة أرسلت قوات أو سلاحًا أو مؤنًا إلى أخرى.'
  en: 'Each row is an actor that sent forces, weapons or supplies to another.'
caution:
  ar: 'القوات المنقولة إلى مكان بلا متلقٍّ مسمّى ليست هنا.'
  en: 'Forces that were moved to a place, with nobody named who received them, are not here.'
example: {row: {sender: Popular Mobilization Forces, receiver: Iran-backed militias, first: 2018-06, last: 2018-06, claims: 1}}
*/
MATCH (a:Actor)-[r:REINFORCED]->(b:Actor)
RETURN a.name AS sender, b.name AS receiver, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY claims DESC, relation
