-- As before, but who asks is looked up once a statement and not for each account that it looks at.
ALTER POLICY app_user_is_known ON app_user
  USING (id = (SELECT current_user_id()) OR id IN (SELECT my_colleagues()));
