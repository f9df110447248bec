-- Danger to people is a category of its own. A company that replaced the whole retail set keeps its own.
INSERT INTO category (id, name_ko, name_en, state, version, changed_at, changed_by)
SELECT 'safety', '안전', 'Safety', 'active', 1, now(), 'dangol'
WHERE EXISTS (SELECT 1 FROM category WHERE changed_by = 'dangol' AND state = 'active')
ON CONFLICT (id) DO NOTHING;
