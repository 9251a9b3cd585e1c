# syntax=docker/dockerfile:1

# The service as a small image: no shell, no npm, no root. .ci/production-image-steps reads this file and does
# what its COPY, RUN, HEALTHCHECK and CMD lines say without Docker.
# Build: docker build -t cxb-exotel-integration .   Run, with MongoDB: docker compose up

FROM gcr.io/distroless/nodejs22-debian12:nonroot AS runtime

FROM node:22-bookworm-slim AS build
# What V8 compiles at the build is used by this very release of Node alone, and the two images may be a patch apart.
COPY --from=runtime /nodejs/bin/node /usr/local/bin/node
WORKDIR /data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/bundle.mjs scripts/copy-unbundled.mjs scripts/keep-compiled.mjs ./scripts/
COPY scripts/licence-texts.mjs scripts/locked-packages.mjs scripts/not-bundled.mjs ./scripts/
COPY src ./src
COPY web ./web
RUN npm run build
RUN node scripts/copy-unbundled.mjs unbundled

FROM runtime
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
COPY --from=build /app/unbundled ./
COPY --from=build /app/package.json ./
COPY --from=build /app/dist ./dist

# The base image's nonroot user by its number, which is what Kubernetes' runAsNonRoot can tell from root.
USER 65532:65532

# Only used while MONGODB_URI is unset: the embedded store's files.
COPY --from=build --chown=65532:65532 --chmod=700 /data /data
VOLUME /data

EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --start-interval=1s --retries=3 \
  CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# The base image's entry point is node itself, so SIGTERM reaches the service.
CMD ["dist/main.js"]
