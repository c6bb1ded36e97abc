/*
group: who
title:
  ar: 'ما الجهات من هذا النوع؟'
  en: 'Which actors are of this kind?'
meaning:
  ar: 'كل سطر جهة من النوع المختار وعدد علاقاتها.'
  en: 'Each row is an actor of the kind chosen and the number of its ties.'
caution:
  ar: 'النوع وصف عام اختاره من أدخل الجهة، لا حكم على شرعيتها.'
  en: 'A kind is a broad description by whoever entered the actor, no judgement of its legitimacy.'
params:
  kind: {type: kind, default: 'militia', label: {ar: النوع, en: Kind}}
example: {row: {actor: pmf, name: Popular Mobilization Forces, countries: [IQ], ties: 8}}
*/
MATCH (a:Actor {kind: $kind})
OPTIONAL MATCH (a)-[r]-(b:Actor)
RETURN a.id AS actor, a.name AS name, a.countries AS countries, count(r) AS ties
ORDER BY ties DESC, actor
