#!/usr/bin/env bash
# For a machine that runs a container engine but can pull no images: builds what the profile 'containers' needs out of
# Debian's packages, Maven's artifacts and this project's own jars, all genuine software in images made here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=ops/bin/launch.sh
. "$here/../bin/launch.sh"

if [ $# -gt 0 ]; then
	cat >&2 <<'END'
usage: stand-ins.sh, as root, with an engine that answers (DOCKER_HOST, or the default socket)
It makes fleetrtt/base (Debian, debootstrapped), stand-in/kafka (Kafka's own classes, started as apache/kafka starts them),
stand-in/registry (Apicurio's registry), stand-in/prometheus and stand-in/alertmanager (Debian's), fleetrtt/collector and
fleetrtt/aggregator, and says how to test with them. There is none for Grafana, which Debian does not have.
END
	exit 2
fi
need docker.io command -v docker
need debootstrap command -v debootstrap
need_to_run
install_missing
docker version >/dev/null 2>&1 || die "no container engine answers: start dockerd, or set DOCKER_HOST"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kafka=$(sed -n 's|.*<kafka.version>\(.*\)</kafka.version>.*|\1|p' "$root/pom.xml")
registry=$(sed -n 's|.*<apicurio.version>\(.*\)</apicurio.version>.*|\1|p' "$root/pom.xml")
base=fleetrtt/base:$version
# Neither is the network of the build needed, nor has every engine a bridge to give it.
image() {
	docker build -q --network none --build-arg "BASE=$base" -t "$1" "$2" >/dev/null
	say "made $1"
}

make_base() {
	docker image inspect "$base" >/dev/null 2>&1 && return
	"$root/ops/package/bare-root.sh" make "$work/root" openjdk-17-jre-headless libbpf1 libcap2-bin ca-certificates
	tar -C "$work/root" -c . | docker import - "$base" >/dev/null
	rm -rf "$work/root"
	say "made $base"
}

# As apache/kafka: settings from KAFKA_* in the environment, a log that is formatted when it is new.
make_kafka() {
	local context=$work/kafka file
	mkdir -p "$context/defaults"
	cp -rL "$root/ops/devstack/target/lib" "$context/libs"
	touch "$context/defaults/server.properties"
	for file in log4j2.yaml tools-log4j2.yaml; do
		printf 'Configuration:\n  Properties: {}\n  Appenders: {}\n  Loggers: {}\n' >"$context/defaults/$file"
	done
	cat >"$context/run" <<'END'
#!/bin/sh
set -eu
export CLUSTER_ID="${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}"
# For every user whom the container may run as.
mkdir -p /tmp/config
said=$(java -cp '/opt/kafka/libs/*' kafka.docker.KafkaDockerWrapper setup --default-configs-dir /etc/kafka/docker \
	--mounted-configs-dir /mnt/shared/config --final-configs-dir /tmp/config 2>&1) ||
	echo "$said" | grep -qi 'already formatted' || {
	echo "$said"
	exit 1
}
exec java -Xmx512m -XX:+UseSerialGC -cp '/opt/kafka/libs/*' kafka.Kafka /tmp/config/server.properties
END
	chmod 755 "$context/run"
	cat >"$context/Dockerfile" <<'END'
ARG BASE
FROM ${BASE}
COPY libs /opt/kafka/libs
COPY defaults /etc/kafka/docker
COPY run /opt/kafka/run
RUN mkdir -p /mnt/shared/config /var/lib/kafka/data && chown 1000:1000 /var/lib/kafka/data
USER 1000:1000
CMD ["/opt/kafka/run"]
END
	image "stand-in/kafka:$kafka" "$context"
}

make_registry() {
	local context=$work/registry
	mkdir -p "$context/registry"
	maven -q dependency:copy "-Dartifact=io.apicurio:apicurio-registry-app:$registry:tar.gz:all" \
		"-DoutputDirectory=$work/apicurio" ${MAVEN_REPOSITORY:+"-Dmaven.repo.local=$MAVEN_REPOSITORY"} -N
	tar -xzf "$work"/apicurio/*.tar.gz -C "$context/registry"
	cat >"$context/Dockerfile" <<'END'
ARG BASE
FROM ${BASE}
COPY registry /opt/registry
USER 1000:1000
CMD ["sh", "-c", "exec java -Xmx400m -jar /opt/registry/*-runner.jar"]
END
	image "stand-in/registry:$registry" "$context"
}

# As prom/prometheus and prom/alertmanager: the same paths, options and user. debian NAME PACKAGE FOLDER OPTION
debian() {
	local name=$1 package=$2 folder=$3 option=$4 context=$work/$1
	mkdir -p "$context"
	(cd "$context" && apt-get -q=2 -o APT::Sandbox::User=root download "$package" && dpkg-deb -x ./*.deb tree && rm ./*.deb)
	cat >"$context/Dockerfile" <<END
ARG BASE
FROM \${BASE}
COPY tree/usr /usr
RUN [ -e /usr/bin/$name ] || ln -s $package /usr/bin/$name; mkdir -p $folder && chown nobody:nogroup $folder
USER nobody
VOLUME $folder
WORKDIR $folder
ENTRYPOINT ["/bin/$name"]
CMD ["--config.file=/etc/$name/$name.yml", "--$option=$folder"]
END
	image "stand-in/$name:debian" "$context"
}

make_base
[ -e "$root/ops/devstack/target/lib" ] || build ops/devstack
make_kafka
make_registry
debian prometheus prometheus /prometheus storage.tsdb.path
debian alertmanager prometheus-alertmanager /alertmanager storage.path
BASE=$base NETWORK=none "$here/build.sh" >/dev/null
say "made fleetrtt/collector:$version and fleetrtt/aggregator:$version"
cat <<END
Now (the helper that tidies up after Testcontainers is an image that cannot be pulled either):
  TESTCONTAINERS_RYUK_DISABLED=true ops/bin/fleetrtt test -Pcontainers \\
    -Dfleetrtt.containers.kafka=stand-in/kafka:$kafka -Dfleetrtt.containers.registry=stand-in/registry:$registry \\
    -Dfleetrtt.containers.prometheus=stand-in/prometheus:debian \\
    -Dfleetrtt.containers.alertmanager=stand-in/alertmanager:debian -Dfleetrtt.containers.grafana=
Or everything but Grafana, to look at, and before Docker 23 as before-docker-23.yaml says:
  export KAFKA_IMAGE=stand-in/kafka:$kafka REGISTRY_IMAGE=stand-in/registry:$registry \\
    PROMETHEUS_IMAGE=stand-in/prometheus:debian ALERTMANAGER_IMAGE=stand-in/alertmanager:debian
  ops/docker/token.sh; docker-compose -f ops/docker/compose.yaml up -d collector aggregator-1 aggregator-2 notifier prometheus alertmanager
END
