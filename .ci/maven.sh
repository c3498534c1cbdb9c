# Shared by ./verify and ./demo; not to be run by itself.

MAVEN_NEEDED=3.9.6
MAVEN_TO_GET=3.9.9
NEWEST_LTS=2.568.2
DEPENDENCY_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:3.8.1
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/modelarts-service-logs

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

command -v mvn >/dev/null || fail "there is no mvn on the PATH; install Apache Maven and a JDK 17 or newer"

is_new_enough() {
  local version
  version=$("$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] && [ "$(printf '%s\n%s\n' "$MAVEN_NEEDED" "$version" | sort -V | head -n 1)" = "$MAVEN_NEEDED" ]
}

# The parent POM refuses an older Maven than this; distributions often have one.
find_maven() {
  local candidate
  for candidate in "${MAVEN_HOME:-}/bin/mvn" "$(command -v mvn)" "$CACHE/apache-maven-$MAVEN_TO_GET/bin/mvn"; do
    if [ -x "$candidate" ] && is_new_enough "$candidate"; then
      echo "$candidate"
      return 0
    fi
  done
  mkdir -p "$CACHE" &&
    mvn -B -q -f core-pom.xml "$DEPENDENCY_PLUGIN:copy" -Dartifact="org.apache.maven:apache-maven:$MAVEN_TO_GET:tar.gz:bin" \
      -DoutputDirectory="$CACHE" >&2 &&
    tar -xzf "$CACHE/apache-maven-$MAVEN_TO_GET-bin.tar.gz" -C "$CACHE" &&
    echo "$CACHE/apache-maven-$MAVEN_TO_GET/bin/mvn"
}

# Whether the Jenkins artifacts can be had; prints why when not. They resolve where the Jenkins project's Maven
# repository can be reached, or where the local repository holds them.
jenkins_resolves() {
  local log status
  log=$(mktemp)
  "$1" -B -U "$DEPENDENCY_PLUGIN:resolve" >"$log" 2>&1
  status=$?
  if [ "$status" -ne 0 ]; then
    grep -m 1 -oE 'Could not [a-z]+ artifact [^ ]+' "$log" || grep -m 1 ERROR "$log"
  fi
  rm -f "$log"
  return "$status"
}

# The feature version of the JDK that a Maven runs on, such as 17.
java_of_maven() {
  "$1" --version 2>/dev/null | sed -n 's/^Java version: \([0-9]*\).*/\1/p'
}

# The home of the newest JDK that is installed in a usual place and newer than the one that Maven runs on; nothing where
# there is none.
newest_jdk() {
  local home version best newest=
  best=$(java_of_maven mvn)
  for home in /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    if [ -x "$home/bin/javac" ] && [ "${version:-0}" -gt "$best" ]; then
      best=$version
      newest=$home
    fi
  done
  echo "$newest"
}

# The path of the newest LTS's war; nothing where it cannot be had, as jenkins_resolves says it of all Jenkins artifacts.
newest_lts_war() {
  local war=target/newest-lts/jenkins-war-$NEWEST_LTS.war
  "$1" -B -q -f core-pom.xml "$DEPENDENCY_PLUGIN:copy" -Dartifact="org.jenkins-ci.main:jenkins-war:$NEWEST_LTS:war" \
    -DoutputDirectory="$PWD/target/newest-lts" >/dev/null 2>&1 && [ -f "$war" ] && echo "$PWD/$war"
}
