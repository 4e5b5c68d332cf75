-- When a platform's guests last left a cabin, among the nights of all its stays.
create index occupancies_of_platforms on occupancies (accommodation_id) where live and kind = 'external';
