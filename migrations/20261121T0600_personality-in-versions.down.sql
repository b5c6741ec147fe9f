drop table personality_number, personality;
