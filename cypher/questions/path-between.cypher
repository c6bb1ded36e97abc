/*
group: structure
title:
  ar: 'كيف تتصل هاتان الجهتان؟'
  en: 'How are these two actors connected?'
meaning:
  ar: 'كل سطر سلسلة من أقصر السلاسل بين الجهتين، أيًّا كان نوع العلاقات.'
  en: 'Each row is one of the shortest chains of ties between the two, whatever their type.'
caution:
  ar: 'الاتصال عبر علاقات ليس صلة: قد تكون كلها هجمات.'
  en: 'To be connected is not to be related: every tie of the chain may be an attack.'
params:
  a: {type: actor, default: 'pmf', label: {ar: الأولى, en: First actor}}
  b: {type: actor, default: 'sdf', label: {ar: الثانية, en: Second actor}}
example: {row: {actors: [pmf, isis, sdf], relationships: [ATTACKED, ATTACKED], steps: 2}}
*/
MATCH p = allShortestPaths((a:Actor {id: $a})-[:ATTACKED|ALLIED_WITH|REINFORCED|PART_OF|LED_BY|RIVAL_OF|SPLIT_FROM|MERGED_INTO*..6]-(b:Actor {id: $b}))
RETURN DISTINCT [n IN nodes(p) | n.id] AS actors, [r IN relationships(p) | type(r)] AS relationships, length(p) AS steps
ORDER BY actors, relationships
