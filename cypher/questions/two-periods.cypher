/*
group: time
title:
  ar: 'ما الذي تغيّر بين مدتين؟'
  en: 'What changed between two periods?'
meaning:
  ar: 'كل سطر علاقة تذكرها في المدة الأولى إفادات أكثر أو أقل مما في الثانية. وما كان صفرًا في إحداهما لم تذكره فيها أي إفادة.'
  en: 'Each row is a tie that more or fewer claims tell of in the first period than in the second. Where one of them is 0, no claim tells of it in that period.'
caution:
  ar: 'قلة الإفادات قد تعني قلة التقارير، ولا تعني أن شيئًا انتهى. وما لا يُعرف تاريخه إلا بالشهر أو السنة يُعدّ في كل مدة تمسّه.'
  en: 'Fewer claims may only mean fewer reports, and nothing here has ended. What is dated to a month or year only counts in every period that touches it.'
params:
  from: {type: date, default: '2017-01', label: {ar: 'الأولى: من', en: 'First: from'}}
  to: {type: date, default: '2017-12', label: {ar: 'الأولى: إلى', en: 'First: to'}}
  thenFrom: {type: date, default: '2018-01', label: {ar: 'الثانية: من', en: 'Second: from'}}
  thenTo: {type: date, default: '2018-12', label: {ar: 'الثانية: إلى', en: 'Second: to'}}
example: {row: {relationship: ALLIED_WITH, source: Liwa Fatemiyoun, target: Syrian government forces, before: 0, after: 1}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
UNWIND r.claimIds AS claimId
MATCH (c:Claim {id: claimId})
WHERE c.status = 'reported' AND coalesce(c.from, c.to) IS NOT NULL
WITH type(r) AS relationship, a.name AS source, b.name AS target, r.id AS relation, coalesce(c.from, c.to) AS first, coalesce(c.to, c.from) AS last
WITH relationship AS relationship, source AS source, target AS target, relation AS relation,
  count(CASE WHEN substring(first, 0, size($to)) <= $to AND last >= substring($from, 0, size(last)) THEN 1 END) AS before,
  count(CASE WHEN substring(first, 0, size($thenTo)) <= $thenTo AND last >= substring($thenFrom, 0, size(last)) THEN 1 END) AS after
WHERE before <> after
RETURN relationship AS relationship, source AS source, target AS target, before AS before, after AS after, relation AS relation
ORDER BY relation
