/*
group: disputes
title:
  ar: أي العلاقات لا يذكرها إلا ناشر واحد؟
  en: Which ties does only one publisher report?
meaning:
  ar: كل سطر علاقة تقوم على ناشر واحد مهما كثرت إفاداته.
  en: Each row is a tie that rests on one publisher, however many claims it makes.
caution:
  ar: مصدر واحد لا يعني أنها غير صحيحة، بل أن أحدًا لم يؤكدها في هذه البيانات.
  en: 'One source does not make it false: nobody in this data confirms it.'
params:
  claims: {type: integer, default: 1, label: {ar: أقل عدد من الإفادات, en: Claims at least}}
example: {row: {source: Syrian Democratic Forces, relationship: ATTACKED, target: Islamic State (ISIS), claims: 3, first: "2018"}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.publishers = 1 AND r.claims >= $claims
RETURN a.name AS source, type(r) AS relationship, b.name AS target, r.claims AS claims, r.first AS first, r.last AS last, r.id AS relation
ORDER BY claims DESC, a.id, relationship, b.id
