MATCH (n)
WHERE n:Actor OR n:Place OR n:Report OR n:Claim
DETACH DELETE n
