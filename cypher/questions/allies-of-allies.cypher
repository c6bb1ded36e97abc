/*
group: beside
title:
  ar: 'من حلفاء حلفاء هذه الجهة؟'
  en: 'Who are the allies of this actor’s allies?'
meaning:
  ar: 'كل سطر جهة ليست حليفة مباشرة، وعدد الحلفاء المشتركين.'
  en: 'Each row is an actor that is no ally itself, and the number of allies in common.'
caution:
  ar: 'حليف الحليف ليس حليفًا: قد يكون بينهما قتال.'
  en: 'An ally of an ally is no ally: the two may fight each other.'
params:
  actor: {type: actor, default: 'syrian-government-forces', label: {ar: الجهة, en: Actor}}
example: {row: null}
*/
MATCH (a:Actor {id: $actor})-[:ALLIED_WITH]-(x:Actor)-[:ALLIED_WITH]-(b:Actor)
WHERE b.id <> $actor AND NOT EXISTS { (a)-[:ALLIED_WITH]-(b) }
WITH b, x ORDER BY x.id
RETURN b.id AS actor, b.name AS name, count(DISTINCT x.id) AS shared, collect(DISTINCT x.name) AS through
ORDER BY shared DESC, actor
