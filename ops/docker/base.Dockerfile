# What every image here stands on: a Java runtime, libbpf for the collector, and setcap to give it its two capabilities.
#   docker build -f ops/docker/base.Dockerfile -t fleetrtt/base:0.1.0 ops/docker
ARG DEBIAN=debian:12-slim
FROM ${DEBIAN}
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        openjdk-17-jre-headless libbpf1 libcap2-bin ca-certificates \
    && rm -rf /var/lib/apt/lists/*
