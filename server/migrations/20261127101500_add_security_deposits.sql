-- Asked apart from the price and given back after the stay (contract section 5): frozen with the rest of the terms.
alter table quotes add column security_deposit bigint not null default 0;
alter table reservations add column security_deposit bigint not null default 0;
