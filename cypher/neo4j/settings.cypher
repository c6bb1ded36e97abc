SHOW SETTINGS 'db.memory.transaction.max', 'dbms.memory.transaction.total.max', 'dbms.security.allow_csv_import_from_file_urls'
YIELD name, value
