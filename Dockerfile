# The suite with what it needs: taskset for cores of its own, git for versions to compare.
#   docker build -t why-websocket .
#   docker run --rm --ulimit rtprio=1 --ulimit nofile=65536 -v "$PWD/results:/suite/results" why-websocket npm run bench
# The limit rtprio lets the metronome go before other processes; the result file tells whether it did. (An added capability would
# reach root alone.) The folder of results must be writable for the image's user node, uid 1000. With
# --build-arg CHROMIUM=yes the tests of pages run too.
FROM node:20-slim

ARG CHROMIUM=no
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git util-linux \
  && if [ "$CHROMIUM" = yes ]; then apt-get install --yes --no-install-recommends chromium; fi \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /suite \
  && chown node:node /suite

WORKDIR /suite
USER node

COPY --chown=node:node package.json package-lock.json ./
RUN npm ci
COPY --chown=node:node . .
RUN npm run -s build

CMD ["npm", "run", "bench"]
