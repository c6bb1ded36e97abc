/*
group: structure
title:
  ar: 'من يقف بين متخاصمين؟'
  en: 'Who stands between two that fight?'
meaning:
  ar: 'كل سطر جهة متحالفة مع جهتين بينهما هجوم.'
  en: 'Each row is an actor allied with two others, one of which attacked the other.'
caution:
  ar: 'الموقع في الشبكة ليس وساطة: لا يقول أحد إن الجهة توسطت.'
  en: 'A position in a network is no mediation: nobody says that the actor mediated.'
example: {row: null}
*/
MATCH (b:Actor)-[:ALLIED_WITH]-(a:Actor)-[:ALLIED_WITH]-(c:Actor)
WHERE b.id <> c.id
MATCH (b)-[s:ATTACKED]->(c)
RETURN a.name AS between, b.name AS attacker, c.name AS attacked, s.claims AS claims, s.last AS last, a.id AS actor, s.id AS attack
ORDER BY actor, attack
