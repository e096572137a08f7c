package org.rmocse.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.rmocse.shared.ClockProducer;

/** The rules of the house that compiled classes can be held to. */
final class HouseRules {

    private HouseRules() {}

    /**
     * Call down: a module depends on those it may call and on no other.
     *
     * @param root the package whose sub-packages are the modules
     */
    static ArchRule modulesCallDownOnly(String root, Map<String, Set<String>> mayCall) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("call only modules below their own") {
                    @Override
                    public void check(JavaClass origin, ConditionEvents events) {
                        String from = module(root, origin);
                        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                            String to = module(root, dependency.getTargetClass());
                            if (to != null
                                    && !to.equals(from)
                                    && !mayCall.getOrDefault(from, Set.of()).contains(to)) {
                                events.add(SimpleConditionEvent.violated(
                                        origin, from + " may not call " + to + ": " + dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    /** One clock: nothing but its producer asks the machine for the present. */
    static ArchRule onlyTheClockTellsTheTime() {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(ClockProducer.class)
                .should()
                .accessTargetWhere(tellsTheTime())
                .as("only the injected clock tells the time");
    }

    /** Entities are the business of their module alone. */
    static ArchRule entitiesArePackagePrivate() {
        return classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true);
    }

    /** Entities have verbs; a setter would let anybody put them into any state. */
    static ArchRule entitiesHaveNoSetters() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .allowEmptyShould(true);
    }

    /** Across modules entities are named by id, never linked. */
    static ArchRule entitiesStayInTheirModule() {
        return noClasses().should(new ArchCondition<>("refer to an entity of another package") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    boolean foreign = target.isAnnotatedWith(Entity.class)
                            && !target.getPackageName().equals(origin.getPackageName());
                    events.add(new SimpleConditionEvent(origin, foreign, dependency.getDescription()));
                }
            }
        });
    }

    /** A boundary says of every action who may take it. */
    static ArchRule boundariesNameTheRolesOfEveryAction() {
        return classes()
                .that()
                .areAnnotatedWith(Stateless.class)
                .or()
                .areAnnotatedWith(Stateful.class)
                .or()
                .areAnnotatedWith(Singleton.class)
                .should(new ArchCondition<>("have a role annotation on every public method") {
                    @Override
                    public void check(JavaClass bean, ConditionEvents events) {
                        for (JavaMethod method : bean.getMethods()) {
                            boolean open = method.getModifiers().contains(JavaModifier.PUBLIC)
                                    && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                    && !method.isAnnotatedWith(RolesAllowed.class)
                                    && !method.isAnnotatedWith(PermitAll.class)
                                    && !method.isAnnotatedWith(DenyAll.class);
                            events.add(new SimpleConditionEvent(
                                    bean, !open, method.getFullName() + " has no role annotation"));
                        }
                    }
                });
    }

    /** What a name like these says is that nobody knew what the class is. */
    static ArchRule namesSayWhatAClassIs() {
        return classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould(new ArchCondition<>("not be named a DTO, Mapper, Helper, Util or Manager") {
                    @Override
                    public void check(JavaClass named, ConditionEvents events) {
                        boolean empty = named.getSimpleName().matches(".*(D(TO|to)|Mapper|Helper|Utils?|Manager)s?");
                        events.add(new SimpleConditionEvent(named, !empty, named.getName() + " has an empty name"));
                    }
                });
    }

    /** An interface exists only where a second implementation does. */
    static ArchRule interfacesHaveMoreThanOneImplementation() {
        return classes()
                .that()
                .areInterfaces()
                .and()
                .areNotAnnotations()
                .and()
                .doNotHaveSimpleName("package-info")
                .and(DescribedPredicate.describe(
                        "are not for lambdas", type -> !type.isAnnotatedWith(FunctionalInterface.class)))
                .should(new ArchCondition<>("have more than one implementation") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        long classes = type.getAllSubclasses().stream()
                                .filter(one -> !one.isInterface())
                                .count();
                        events.add(new SimpleConditionEvent(
                                type, classes > 1, type.getName() + " has " + classes + " implementation(s)"));
                    }
                })
                .allowEmptyShould(true);
    }

    /** A message-driven bean and a timer only hand over; nobody calls them. */
    static ArchRule nobodyCallsAMessageDrivenBean() {
        return noClasses().should().dependOnClassesThat().areAnnotatedWith(MessageDriven.class);
    }

    private static DescribedPredicate<JavaAccess<?>> tellsTheTime() {
        return DescribedPredicate.describe("asks the machine for the present", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            String name = target.getName();
            boolean withoutArguments = target instanceof AccessTarget.CodeUnitAccessTarget call
                    && call.getRawParameterTypes().isEmpty();
            boolean withClock = target instanceof AccessTarget.CodeUnitAccessTarget call
                    && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return owner.startsWith("java.time.") && name.equals("now") && !withClock
                    || owner.equals(Clock.class.getName()) && (name.startsWith("system") || name.startsWith("tick"))
                    || owner.equals(System.class.getName()) && name.equals("currentTimeMillis")
                    || owner.equals("java.util.Calendar") && name.equals("getInstance")
                    || access instanceof JavaConstructorCall
                            && withoutArguments
                            && (owner.equals("java.util.Date") || owner.equals("java.util.GregorianCalendar"));
        });
    }

    private static String module(String root, JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : null;
    }
}
