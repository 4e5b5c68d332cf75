# The two habits of the seed project; both are one npm command.
.PHONY: up test
up:
	npm install && npm start
test:
	npm install && npm test
